import { defineWords } from '../../i18n.ts';
import { METHOD_WORDS } from './words/method-words.ts';
import { PAGE_WORDS } from './words/page-words.ts';
import { RULE_WORDS } from './words/rule-words.ts';
import { TREE_WORDS } from './words/tree-words.ts';
import { VALUE_WORDS } from './words/value-words.ts';

/** All words of the schemes screen. */
export const DESIGNER = defineWords('schemes', { ...PAGE_WORDS, ...TREE_WORDS, ...VALUE_WORDS, ...METHOD_WORDS, ...RULE_WORDS });
