import { avatar, byId, el, icon, icons } from './dom.js';

/** The dialog behind Ctrl K: any person, any place, or a new person by typing a name. */
export class Switcher {
  #dialog = byId('switcher');
  #text = byId('switcher-text');
  #list = byId('switcher-list');
  #rows = [];
  #chosen = 0;
  #session;
  #go;

  /** `go({ user?, place? })` is called with what was chosen. */
  constructor(go) {
    this.#go = go;
    this.#text.addEventListener('input', () => this.#filter());
    this.#text.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) this.#choose(this.#chosen + step);
      else if (event.key === 'Enter') this.#take(this.#rows[this.#chosen]);
      else return;
      event.preventDefault();
    });
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  open(session) {
    this.#session = session;
    this.#text.value = '';
    this.#filter();
    this.#dialog.showModal();
    this.#text.focus();
  }

  #filter() {
    const wanted = this.#text.value.trim();
    const fits = (name) => name.toLowerCase().includes(wanted.toLowerCase().replace(/^[#@]/, ''));
    const { places, users, user } = this.#session;
    this.#rows = [
      ...places
        .filter(({ title }) => fits(title))
        .map((place) => ({
          label: place.title,
          about: place.topic,
          mark: icon(icons[place.visibility]),
          to: { place: place.id },
        })),
      ...users
        .filter(({ id, name }) => id !== user.id && fits(name))
        .map((other) => ({
          label: other.name,
          about: 'Speak as',
          mark: avatar(other),
          to: { user: other.id },
        })),
    ];
    const isNew = wanted !== '' && !users.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (isNew)
      this.#rows.push({
        label: wanted,
        about: 'Speak as somebody new',
        mark: icon(icons.add),
        to: { user: wanted },
      });
    this.#choose(0);
  }

  #choose(index) {
    const count = this.#rows.length;
    this.#chosen = count === 0 ? 0 : (index + count) % count;
    this.#list.replaceChildren(
      ...this.#rows.map((row, at) =>
        el(
          'div',
          {
            role: 'option',
            id: `row-${at}`,
            'aria-selected': String(at === this.#chosen),
            onclick: () => this.#take(row),
          },
          el('span', { class: 'mark' }, row.mark),
          el('b', {}, row.label),
          el('span', { class: 'about' }, row.about),
        ),
      ),
    );
    this.#text.setAttribute('aria-activedescendant', `row-${this.#chosen}`);
    this.#list.children[this.#chosen]?.scrollIntoView({ block: 'nearest' });
  }

  #take(row) {
    if (!row) return;
    this.#dialog.close();
    this.#go(row.to);
  }
}
