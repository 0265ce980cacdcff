import { describe, expect, it } from 'vitest';
import {
  contentsOf,
  gist,
  settledLength,
  toMrkdwn,
  withoutPings,
} from '../../../src/platforms/slack/render.ts';
import { mentions, toMarkdown } from '../../../src/platforms/slack/text.ts';

const names = {
  user: (id: string) => ({ U1: 'Mira', U2: 'Vic' })[id],
  channel: (id: string) => ({ C1: 'general' })[id],
};
const read = (text: string) => toMarkdown(text, 'UBOT', names);

describe('from Slack', () => {
  const cases: readonly [string, string][] = [
    ['<@UBOT> hello', 'hello'],
    ['<@UBOT>: hello', 'hello'],
    ['<@UBOT|wren>, hello', 'hello'],
    ['hey <@UBOT>, hello', 'hey, hello'],
    ['hey <@UBOT> hello', 'hey hello'],
    ['<@UBOT>', ''],
    ['ask <@U1> or <@U2|v> or <@U9|niner> or <@U8>', 'ask @Mira or @Vic or @niner or @U8'],
    ['in <#C1> and <#C2|random> and <#C3>', 'in #general and #random and #C3'],
    ['<!here> <!subteam^S1|@ops> <!date^1^{date}|Monday>', '@here @ops Monday'],
    ['<https://a.b/?x=1&amp;y=2>', 'https://a.b/?x=1&y=2'],
    ['<https://a.b/|this> <mailto:a@b.c|a@b.c> <http://a.b|a.b>', '[this](https://a.b/) a@b.c a.b'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2, &amp;lt; stays', '1 < 2 && 3 > 2, &lt; stays'],
    ['*bold*, _soft_ and ~gone~', '**bold**, _soft_ and ~~gone~~'],
    ['2*3*4 and a * b * c', '2*3*4 and a * b * c'],
    ['`*not bold*` *bold*', '`*not bold*` **bold**'],
    ['```if (a &lt; b) *c*```', '```\nif (a < b) *c*\n```'],
    ['first\n• one\n• two', 'first\n• one\n• two'],
  ];
  for (const [slack, markdown] of cases) it(`reads ${slack}`, () => expect(read(slack)).toBe(markdown));

  it('finds its own mention, and only that', () => {
    expect(mentions('so, <@UBOT>?', 'UBOT')).toBe(true);
    expect(mentions('<!everyone> &lt;@UBOT&gt; @UBOT <@UBOTTLE>', 'UBOT')).toBe(false);
  });
});

describe('to Slack', () => {
  it('makes every mass mention harmless', () => {
    const pings = '@channel <!channel> @Here <!here|x> @everyone <!everyone> <!subteam^S1> <@U123> <@W1>';
    expect(toMrkdwn(pings)).not.toMatch(/[<@](?:!|@|channel|here|everyone)/i);
    expect(withoutPings(pings)).toHaveLength(pings.length);
  });

  it('leaves addresses, decorators and links alone', () => {
    const text = 'bob@here.org @classmethod @channels <https://a.b> <!-- note -->';
    expect(withoutPings(text)).toBe(text);
  });

  it('escapes what Slack would take for a link', () => {
    expect(toMrkdwn('`Map<string, <T>>`')).toBe('`Map&lt;string, &lt;T>>`');
    expect(toMrkdwn('<b>loud</b>')).toBe('&lt;b>loud&lt;/b>');
    expect(toMrkdwn('[a](https://a.b/?x=1&y=2) <https://c.d>')).toBe(
      '<https://a.b/?x=1&y=2|a> <https://c.d|https://c.d>',
    );
  });

  it('keeps what is shown of a growing text a prefix of what comes, cut anywhere', () => {
    const whole =
      'Hi @here, <!everyone> and <!-- no --> <@U1> @hereafter < @ @channel <!subteam^S|x> @every one <@';
    const final = withoutPings(whole);
    for (let cut = 0; cut <= whole.length; cut++) {
      const start = whole.slice(0, cut);
      const shown = withoutPings(start.slice(0, settledLength(start)));
      expect(final.startsWith(shown), `cut at ${cut}: ${shown}`).toBe(true);
      expect(start.length - shown.length).toBeLessThanOrEqual('<!everyone'.length);
    }
  });

  it('counts the 4,000 bytes of an edit after escaping', () => {
    expect(contentsOf('&'.repeat(790), false)).toHaveProperty('text');
    expect(contentsOf('&'.repeat(810), false)).toHaveProperty('markdown_text');
    expect(contentsOf('ü'.repeat(2100), false)).toHaveProperty('markdown_text');
  });

  it('recognises a text however Slack shows it', () => {
    expect(gist('*Hello* <https://a.b/|you> &amp; :wave: me')).toBe(
      gist('**Hello** [you](https://a.b/) & 👋 me'),
    );
  });
});
