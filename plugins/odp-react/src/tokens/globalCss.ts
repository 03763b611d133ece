/** Rules that hold for every page: focus ring, tabular figures, no motion for those who ask for none. */
export const globalCss = `
body { font-variant-numeric: tabular-nums; }
:focus-visible { outline: 2px solid var(--odp-text) !important; outline-offset: 2px; }
nav :focus-visible { outline-color: var(--odp-sidebar-indicator) !important; outline-offset: -2px; }
@keyframes odp-run { from { transform: translateX(-60%); } to { transform: translateX(160%); } }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; }
}
`;
