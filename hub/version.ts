/** As in package.json (version.test.ts): the bundled hub has no package.json beside it. */
export const hubVersion = "0.1.0";
