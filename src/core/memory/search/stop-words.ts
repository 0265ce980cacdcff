/**
 * English words that carry no topic. They are neither indexed nor searched for. Of a contraction, what
 * stands before its apostrophe is a word here (`don't` -> `don`).
 */
const words = `
a an the this that these those such same other another some any each every either neither both all no none not nor
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
it its itself they them their theirs themselves one ones who whom whose which what when where why how
am is are was were be been being do does did done doing have has had having will would shall should can could may might must ought
need dare used
and or but if then else because as until while although though unless since whether than so
of at by for with about against between into through during before after above below to from up down in out on off over under
again further once here there away along across around among upon within without toward towards onto per via
very too just only also even still yet ever never always already quite rather really pretty much many more most less least few
own ok okay oh ah hey hi hello hmm um uh wow yeah yep yes nope nah lol haha hehe gonna wanna gotta kinda sorta
s t d ll m re ve don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain mustn needn
im ive id youre youve youd hes shes theyre theyve weve dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt cant cannot
thats whats theres lets
let get got gets getting
well like please thanks thank
http https www com
`;

export const stopWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/**
 * Words that frame a question instead of naming its topic ("what kind of …", "did she mention …"): they count a third.
 */
const frames = `
kind kinds type types sort sorts way ways thing things mention mentions mentioned say says said tell tells told talk talks talked
talking describe describes described describing share shares shared explain explained refer name names named call called know knows
known think thinks thought remember remembers according recently currently particular specific certain various different likely
go goes going went gone make makes made take takes took taken do give gives gave given come comes came use uses using have happen
happened happens want wants wanted new one first last time times many long often feel feels felt example something someone anything
anyone besides else would get person people
`;

export const frameWords: ReadonlySet<string> = new Set(frames.trim().split(/\s+/));
