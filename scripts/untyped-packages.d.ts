// Packages that bring no types; used by scripts only.
declare module 'eslint-plugin-jsx-a11y';
