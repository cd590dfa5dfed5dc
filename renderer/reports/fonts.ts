// Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1), so that a PDF made on any machine bears real Chinese fonts.
// Loaded slice by slice, as the letters on the pages need them.
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import '@fontsource/noto-serif-sc/600.css';
