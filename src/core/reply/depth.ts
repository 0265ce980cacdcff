/** Which requests are work for a deep answer: code, plans, comparisons, calculations, long writing, study of the history. */

const code =
  /```|^[ \t]*(?:Traceback|at \S+ \(.+:\d+\)|(?:def|class|function|const|import|SELECT|#include)\s)|\b(?:Type|Reference|Syntax|Null\w*|Runtime)(?:Error|Exception)\b.*:/m;
const makes =
  '(?:write|build|make|create|implement|code|refactor|debug|design|draft|fix|optimi[sz]e|port|migrate|rewrite|review|set up|architect)';
const technical = new RegExp(
  `\\b${makes}\\b.{0,80}\\b(?:function|script|program|class|api|endpoint|schema|sql|query|regex|bash|python|typescript|javascript|rust|java|react|component|unit tests?|tests|dockerfile|workflow|pipeline|algorithm|parser|crawler|scraper|cron jobs?|one liner|macro|formula|slash command|bot command|cli|plugin|architecture|system|database|db)\\b`,
  'i',
);
const structured =
  /\b(?:step[- ]by[- ]step|(?:month|week|day|year)[- ]by[- ](?:month|week|day|year)|in detail|detailed|itinerary|road ?map|milestones?|curriculum|syllabus|pros and cons|comparison table|compare|trade-?offs?|rota|meal plan|study plan|training plan|workout plan|(?:lesson|business|marketing|project|migration) plan|rollback|outline|essay|cover letter|speech for|short story about|one-shot|stat blocks|character arcs|chapters?|world ?building|counter ?example|proof|prove|derive|exercises)\b/i;
const planning =
  /\b(?:plan|organi[sz]e|schedule|budget|prepare|arrange|work out|figure out|estimate|calculate|split|rank|evaluate|assess|analy[sz]e|critique|proofread|summari[sz]e|walk me through|teach me|explain)\b/i;
const history =
  /\b(?:(?:from|in|based on|given|considering|using) (?:everything|all|what) (?:i|i'?ve|you|we)\b|my last (?:\w+ ){1,2}(?:messages|entries|weeks|months)|everything i'?ve (?:said|told)|reconstruct|time ?line of|what patterns?|over the (?:last|past) (?:few |\w+ )?(?:weeks|months|year)|what you know about me|look (?:back )?(?:at|through) (?:my|our|what))/i;

/** Why the text is deep work, as stable words; empty when it is not. */
export function depthOf(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  const numbers = text.match(/(?<![\p{L}\d])[£$€]?\d[\d.,]*/gu)?.length ?? 0;
  const parts = text.match(/[,;:\n]|\band\b|\bthen\b/gi)?.length ?? 0;
  const reasons: string[] = [];
  if (code.test(text)) reasons.push('code');
  if (words >= 6 && technical.test(text)) reasons.push('technical-task');
  if (words >= 8 && structured.test(text) && (parts >= 1 || words >= 12)) reasons.push('structured-task');
  if (words >= 10 && planning.test(text) && parts >= 2) reasons.push('multi-step');
  if (words >= 7 && history.test(text)) reasons.push('history');
  if (words >= 10 && numbers >= 4 && /\?|\b(?:how (?:much|many|long)|total|work|split|each|vs)\b/i.test(text))
    reasons.push('calculation');
  if (words >= 60 && /\?|\b(?:help|should|what do|can you|could you|please)\b/i.test(text))
    reasons.push('long-request');
  return reasons;
}
