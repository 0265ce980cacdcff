import { byId, el } from './dom.js';

const titles = { discord: 'Discord', slack: 'Slack', local: 'Chat page' };
const states = {
  off: 'not set up',
  connecting: 'connecting',
  ready: 'ready',
  degraded: 'limping',
  failed: 'failed',
};
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

let view;
/** The server's clock minus this machine's. */
let skewMs = 0;

function ago(at) {
  const seconds = Math.max(0, (Date.now() + skewMs - at) / 1000);
  if (seconds < 60) return relative.format(-Math.round(seconds), 'second');
  if (seconds < 3600) return relative.format(-Math.round(seconds / 60), 'minute');
  return relative.format(-Math.round(seconds / 3600), 'hour');
}

function duration(ms) {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ].filter(([count]) => count > 0);
  return parts.length > 0 ? parts.map(([count, unit]) => `${count} ${unit}`).join(' ') : 'less than a minute';
}

function card(title, state, words, detail, how) {
  return el(
    'li',
    { 'data-state': state },
    el('span', { class: 'dot', 'data-state': state }),
    el('strong', {}, title),
    el('span', { class: 'state' }, words),
    detail && el('p', {}, detail),
    how && el('p', { class: 'how' }, how),
  );
}

function number(label, value, isBad) {
  return el(
    'div',
    { class: isBad ? 'number is-bad' : 'number' },
    el('dt', {}, label),
    el('dd', {}, String(value)),
  );
}

function draw() {
  if (!view) return;
  const {
    character,
    version,
    startedAt,
    ready,
    replies,
    platforms,
    model,
    database,
    lastMessageAt,
    lastReplyAt,
  } = view;
  byId('headline').textContent = ready ? `${character} is awake` : `${character} is not ready yet`;
  byId('subline').textContent = `Familiar ${version} · up for ${duration(Date.now() + skewMs - startedAt)}`;
  byId('replies').replaceChildren(
    number('Instant', replies.instant),
    number('Fast', replies.fast),
    number('Deep', replies.deep),
    number('Broke off', replies.broken, replies.broken > 0),
  );
  const last = [
    lastMessageAt === undefined ? 'No message yet' : `Last message ${ago(lastMessageAt)}`,
    lastReplyAt !== undefined && `last reply ${ago(lastReplyAt)}`,
  ];
  byId('last').textContent = `${last.filter(Boolean).join(', ')}.`;
  byId('platforms').replaceChildren(
    ...platforms.map(({ name, state, detail, howToAdd }) =>
      card(titles[name] ?? name, state, states[state], detail, howToAdd),
    ),
  );
  byId('inside').replaceChildren(
    card(
      'Model',
      model.configured ? 'ready' : 'off',
      model.configured ? 'configured' : 'not set up',
      model.detail,
    ),
    card(
      'Database',
      database.ok ? 'ready' : 'failed',
      database.kind === 'postgres' ? 'PostgreSQL' : 'SQLite',
      database.detail,
    ),
  );
}

const source = new EventSource('/api/status/events');
source.addEventListener('status', (event) => {
  view = JSON.parse(event.data);
  skewMs = view.now - Date.now();
  byId('banner').hidden = true;
  draw();
});
source.addEventListener('error', () => {
  byId('banner').hidden = false;
});
setInterval(draw, 5000);
