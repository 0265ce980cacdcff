import { avatar, byId, el, icon, icons } from './dom.js';

/** People and places at the side; on a narrow page it slides over. `go({ user?, place? })`, `more()` for a new person. */
export class Sidebar {
  #side = byId('side');
  #go;
  #more;

  constructor(go, more) {
    this.#go = go;
    this.#more = more;
    byId('side-open').addEventListener('click', () => this.#slide(true));
    byId('side-close').addEventListener('click', () => this.close());
    byId('scrim').addEventListener('click', () => this.close());
    this.#side.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  show({ character, users, user, places }, openPlace, isUnread) {
    byId('brand-name').textContent = character.name;
    byId('brand-line').textContent = character.tagline ?? 'At home in Familiar';
    byId('brand-line').title = character.tagline ?? '';
    byId('people').replaceChildren(
      ...users.map((other) => this.#person(other, other.id === user.id)),
      el(
        'button',
        {
          type: 'button',
          class: 'person is-new',
          'aria-label': 'Speak as somebody new',
          onclick: this.#more,
        },
        icon(icons.add),
      ),
    );
    byId('places').replaceChildren(
      ...places.map((place) => this.#place(place, place.id === openPlace, isUnread(place.id))),
    );
    byId('unread-any').hidden = !places.some((place) => place.id !== openPlace && isUnread(place.id));
  }

  close() {
    this.#slide(false);
  }

  #slide(open) {
    this.#side.classList.toggle('is-open', open);
    byId('side-open').setAttribute('aria-expanded', String(open));
    if (open) byId('side-close').focus();
  }

  #person(person, isMe) {
    return el(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-pressed': String(isMe),
        title: `Speak as ${person.name}`,
        onclick: () => this.#go({ user: person.id }),
      },
      avatar(person),
      el('span', {}, person.name),
    );
  }

  #place(place, isOpen, isUnread) {
    const button = el(
      'button',
      {
        type: 'button',
        class: 'place',
        'aria-current': isOpen ? 'page' : undefined,
        onclick: () => this.#go({ place: place.id }),
      },
      icon(icons[place.visibility]),
      el('span', {}, place.title),
      isUnread && el('span', { class: 'unread', role: 'img', 'aria-label': 'unread' }),
    );
    return el('li', {}, button);
  }
}

/** Who reads along, in one line. */
export function audienceOf(place, characterName) {
  if (place.visibility === 'dm') return `Only you and ${characterName} read this`;
  const who = place.members ? `Only ${place.members.join(', ')}` : 'Everybody here';
  return `${place.topic} · ${who} can read it`;
}
