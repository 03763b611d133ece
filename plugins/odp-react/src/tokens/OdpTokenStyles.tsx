import { tokenCss } from './tokenCss';
import { globalCss } from './globalCss';

const css = `${tokenCss()}\n${globalCss}`;

/** Puts the tokens and the few page-wide rules into the document; rendered once, at the root. */
export function OdpTokenStyles() {
  return <style data-odp="tokens">{css}</style>;
}
