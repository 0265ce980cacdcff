import { api } from './api.js';
import { Composer } from './composer.js';
import { Conversations } from './conversation.js';
import { avatar, byId, el } from './dom.js';
import { LogView } from './log-view.js';
import { audienceOf, Sidebar } from './sidebar.js';
import { follow } from './stream.js';
import { Switcher } from './switcher.js';

const problemMs = 6000;
const lostAfterMs = 700;

const state = { session: undefined, place: 'dm', conversations: new Conversations(), unfollow: () => {} };
const here = () => ({ user: state.session.user.id, place: state.place });
const openPlace = () => state.session.places.find((place) => place.id === state.place);

const log = new LogView({
  reply: (message) => composer.reply(message),
  edit: (message) => composer.edit(message),
  remove: (message) => attempt(() => api.remove(here(), message.id)),
  retry: (message) => attempt(() => api.retry(here(), message.id)),
});

const composer = new Composer({
  send: async (said) => {
    const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
    seen(await api.say({ ...here(), ...said, timeZone, locale }));
  },
  edit: async (message, text) => seen(await api.edit(here(), message.id, text)),
  lastOwn: () =>
    state.conversations
      .messages(state.place)
      .findLast(({ author }) => author.id === here().user && !author.isCharacter),
  typing: () => api.typing(here()).catch(() => {}),
  target: (message) => log.mark(message?.id),
  problem: showProblem,
});

const switcher = new Switcher(go);
const sidebar = new Sidebar(go, () => switcher.open(state.session));

async function attempt(act) {
  try {
    await act();
  } catch (error) {
    showProblem(error.message);
  }
}

/** Becomes another user, opens another place, or both. */
async function go({ user, place }) {
  sidebar.close();
  await attempt(async () => {
    if (user !== undefined && user !== state.session?.user.id) await become(user, place ?? state.place);
    else await enter(place ?? state.place);
  });
  composer.focus();
}

async function become(userName, wantedPlace) {
  const session = await api.session(userName);
  state.unfollow();
  state.session = session;
  state.conversations = new Conversations();
  byId('logout').hidden = !session.login;
  document.documentElement.dataset.me = session.user.id;
  const isThere = session.places.some(({ id }) => id === wantedPlace);
  const cursor = await enter(isThere ? wantedPlace : 'dm');
  state.unfollow = follow(session.user.id, cursor, {
    message: (message, isNew) => seen(message, isNew),
    removed: ({ place, messageId }) => {
      state.conversations.remove(place, messageId);
      if (place === state.place) {
        log.remove(messageId);
        showEmpty();
      }
    },
    typing: ({ place, author, forMs }) => {
      if (author.id === here().user && !author.isCharacter) return;
      state.conversations.setTyping(place, author, forMs, showTyping);
      showTyping();
    },
    reset: () => {
      state.conversations.forget();
      attempt(() => enter(state.place));
    },
    connected: showConnected,
  });
}

/** Opens a place and returns the cursor of its history. */
async function enter(placeId) {
  const user = state.session.user.id;
  let cursor;
  state.place = placeId;
  if (!state.conversations.isLoaded(placeId)) {
    const history = await api.history(user, placeId);
    if (state.session.user.id !== user || state.place !== placeId) return history.cursor;
    state.conversations.load(placeId, history.messages);
    cursor = history.cursor;
  }
  state.conversations.setUnread(placeId, false);
  remember(user, placeId);
  const place = openPlace();
  const { character, users, commands, files } = state.session;
  const isDm = place.visibility === 'dm';
  composer.open(`${user} ${placeId}`, {
    placeholder: isDm ? `Write to ${character.name}…` : `Write in #${place.title}, or to @${character.name}…`,
    limits: files,
    commands,
    people: [character.name, ...users.filter(({ id }) => id !== user).map(({ name }) => name)],
  });
  byId('place-title').textContent = isDm ? character.name : `# ${place.title}`;
  byId('place-audience').textContent = audienceOf(place, character.name);
  document.title = `${isDm ? character.name : `#${place.title}`} · Familiar`;
  log.show(state.conversations.messages(placeId), user);
  showEmpty();
  showTyping();
  showSide();
  return cursor;
}

function seen(message, isNew = false) {
  const typed = state.conversations.typing(message.place);
  if (!state.conversations.see(message)) return;
  if (message.place === state.place) {
    log.update(message);
    showEmpty();
    if (message.author.isCharacter && !message.growing) announce(message);
  } else if (isNew) {
    state.conversations.setUnread(message.place, true);
    showSide();
  }
  if (typed) showTyping();
}

/** A reply is read out once, when it is whole. */
function announce(message) {
  byId('announcer').textContent = `${message.author.name}: ${message.text}`;
}

function showSide() {
  sidebar.show(state.session, state.place, (place) => state.conversations.isUnread(place));
}

function showTyping() {
  const author = state.conversations.typing(state.place);
  const dots = [1, 2, 3].map(() => el('i'));
  byId('typing').replaceChildren(
    ...(author
      ? [el('span', { class: 'dots', 'aria-hidden': 'true' }, ...dots), `${author.name} is writing`]
      : []),
  );
}

function showEmpty() {
  const section = byId('empty');
  const isEmpty = state.conversations.messages(state.place).length === 0;
  section.hidden = !isEmpty;
  if (!isEmpty) return;
  const { character } = state.session;
  const place = openPlace();
  const isDm = place.visibility === 'dm';
  const openers = character.suggestions ?? [
    'Who are you?',
    'My dog is called Biscuit',
    'What do you remember about me?',
    'How are you today?',
  ];
  const say = (text) => composer.say(isDm ? text : `@${character.name} ${text}`);
  section.replaceChildren(
    avatar({ isCharacter: true }),
    el('h2', {}, isDm ? character.name : `# ${place.title}`),
    ...(isDm && character.tagline ? [el('p', { class: 'tagline' }, character.tagline)] : []),
    el(
      'p',
      { class: 'greeting' },
      isDm
        ? (character.greeting ?? `Hello. I’m ${character.name}. What’s on your mind?`)
        : `${place.topic}. ${character.name} answers when you mention @${character.name}.`,
    ),
    el(
      'div',
      { class: 'openers' },
      ...openers.map((text) => el('button', { type: 'button', onclick: () => say(text) }, text)),
    ),
  );
}

let lostTimer;

function showConnected(isConnected) {
  clearTimeout(lostTimer);
  const banner = byId('banner');
  if (isConnected) {
    banner.hidden = true;
    byId('health').dataset.state = 'ready';
    return;
  }
  lostTimer = setTimeout(() => {
    banner.textContent = 'Connection lost. Trying again…';
    banner.hidden = false;
    byId('health').dataset.state = 'failed';
  }, lostAfterMs);
}

let problemTimer;

function showProblem(text) {
  const toast = byId('toast');
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(problemTimer);
  problemTimer = setTimeout(() => {
    toast.hidden = true;
  }, problemMs);
}

/** The address names user and place, so that two tabs can be two people. */
function remember(user, place) {
  history.replaceState(undefined, '', `/?${new URLSearchParams({ user, place })}`);
  localStorage.setItem('user', user);
}

document.addEventListener('keydown', (event) => {
  const isSwitch = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  if (!isSwitch || !state.session) return;
  event.preventDefault();
  switcher.open(state.session);
});
byId('switch').addEventListener('click', () => switcher.open(state.session));
byId('logout').addEventListener('click', () =>
  attempt(() => api.logout().then(() => location.assign('/login'))),
);
if (navigator.platform.startsWith('Mac')) byId('switch-key').textContent = '⌘ K';

const asked = new URLSearchParams(location.search);
const wanted = asked.get('user') ?? localStorage.getItem('user') ?? 'You';
await attempt(() => become(wanted, asked.get('place') ?? 'dm'));
if (!state.session) await attempt(() => become('You', 'dm'));
composer.focus();
