// Light or dark: the system's setting until the reader chooses one, which is then stored.
(() => {
  const KEY = 'theme';
  const root = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

  // Storage may be forbidden; the choice then lasts until the page is closed.
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const store = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // As above.
    }
  };

  const other = () => ((root.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark');

  const chosen = stored();
  if (chosen === 'light' || chosen === 'dark') {
    root.dataset.theme = chosen;
  }

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const label = () => button.setAttribute('aria-label', `Switch to ${other()} theme`);
    button.addEventListener('click', () => {
      root.dataset.theme = other();
      store(root.dataset.theme);
      label();
    });
    systemIsDark.addEventListener('change', label);
    label();
  });
})();
