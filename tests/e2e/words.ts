// What people read, in both languages, as the tests expect it. Written down again here on purpose: a phrase that goes
// missing or into the wrong language shows.
import { EN } from "./words/en";
import { ZH } from "./words/zh";

export { EN, ZH };
export type Words = typeof EN;
