// A classic script in the head: the theme stands before the first paint.
(() => {
  const order = ['auto', 'light', 'dark'];
  const read = () => localStorage.getItem('theme') ?? 'auto';
  const apply = () => {
    document.documentElement.dataset.theme = read();
    const label = document.querySelector('#theme-label');
    if (label) label.textContent = { auto: 'Auto', light: 'Light', dark: 'Dark' }[read()] ?? 'Auto';
  };
  apply();
  document.addEventListener('DOMContentLoaded', () => {
    apply();
    document.querySelector('#theme')?.addEventListener('click', () => {
      localStorage.setItem('theme', order[(order.indexOf(read()) + 1) % order.length]);
      apply();
    });
  });
})();
