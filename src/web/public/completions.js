import { byId, el } from './dom.js';

/** Offers commands after `/` and people after `@` while one types. */
export class Completions {
  #text;
  #done;
  #list = byId('completions');
  #commands = [];
  #people = [];
  #offers = [];
  #chosen = 0;

  /** `done` is called when a completion has changed the text. */
  constructor(text, done) {
    this.#text = text;
    this.#done = done;
    text.addEventListener('input', () => this.#look());
    text.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  offer(commands, people) {
    this.#commands = commands.flatMap(({ name, description, subcommands = [] }) => [
      { word: `/${name}`, about: description },
      ...subcommands.map((sub) => ({ word: `/${name} ${sub.name}`, about: sub.description })),
    ]);
    this.#people = people.map((name) => ({ word: `@${name}`, about: '' }));
  }

  /** Returns whether the key was used up here. */
  key(event) {
    if (this.#list.hidden) return false;
    const { key } = event;
    const isWhole = this.#offers[this.#chosen]?.word === this.#text.value.trim();
    if (key === 'Escape') this.close();
    else if (key === 'ArrowDown') this.#choose(this.#chosen + 1);
    else if (key === 'ArrowUp') this.#choose(this.#chosen - 1);
    else if (key === 'Tab' || (key === 'Enter' && !event.shiftKey && !isWhole))
      this.#take(this.#offers[this.#chosen]);
    else return false;
    event.preventDefault();
    return true;
  }

  close() {
    this.#list.hidden = true;
    this.#text.removeAttribute('aria-activedescendant');
  }

  #look() {
    const typed = this.#text.value.slice(0, this.#text.selectionStart).toLowerCase();
    const person = /(?:^|\s)(@[^\s@]*)$/.exec(typed)?.[1];
    const from = (list, start) => list.filter(({ word }) => word.toLowerCase().startsWith(start));
    this.#offers = [];
    if (/^\/[a-z -]*$/.test(typed)) {
      const isDeep = typed.includes(' ');
      this.#offers = from(this.#commands, typed).filter(({ word }) => isDeep || !word.includes(' '));
    } else if (person !== undefined) this.#offers = from(this.#people, person);
    this.#offers = this.#offers.slice(0, 8);
    if (this.#offers.length === 0) return this.close();
    this.#list.hidden = false;
    this.#choose(0);
  }

  #choose(index) {
    this.#chosen = (index + this.#offers.length) % this.#offers.length;
    this.#list.replaceChildren(
      ...this.#offers.map((offer, at) => {
        const row = el(
          'div',
          { role: 'option', id: `offer-${at}`, 'aria-selected': String(at === this.#chosen) },
          el('b', {}, offer.word),
          el('span', {}, offer.about),
        );
        row.addEventListener('mousedown', (event) => {
          event.preventDefault();
          this.#take(offer);
        });
        return row;
      }),
    );
    this.#text.setAttribute('aria-activedescendant', `offer-${this.#chosen}`);
  }

  #take({ word }) {
    const { value, selectionStart } = this.#text;
    const before = word.startsWith('/') ? '' : value.slice(0, selectionStart).replace(/@[^\s@]*$/, '');
    const taken = `${before}${word} `;
    this.#text.value = taken + value.slice(selectionStart);
    this.#text.setSelectionRange(taken.length, taken.length);
    this.close();
    this.#done();
  }
}
