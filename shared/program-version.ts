/** The version of the program that files say they were written with; the same as in package.json, which a test compares. */
export const PROGRAM_VERSION = '1.0.0';
