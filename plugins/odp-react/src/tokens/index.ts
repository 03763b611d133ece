export { createOdpThemes } from './createOdpThemes';
export { OdpTokenStyles } from './OdpTokenStyles';
export { tokenCss } from './tokenCss';
export * from './tokens';
