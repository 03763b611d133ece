/** Rules that hold for every page: focus ring, tabular figures, no motion for those who ask for none. */
export const globalCss = `
body { font-variant-numeric: tabular-nums; }
:focus-visible { outline: 2px solid var(--odp-text) !important; outline-offset: 2px; }
nav :focus-visible { outline-color: var(--odp-sidebar-indicator) !important; outline-offset: -2px; }
/* The framework's page header, as dense as our pages. */
.bui-PluginHeader { margin-bottom: 0; padding: 0 24px; background: var(--odp-paper); border-bottom: 1px solid var(--odp-line); color: var(--odp-text); }
.bui-PluginHeader .bui-PluginHeaderToolbar { min-height: 54px; padding: 0; border-bottom: 0; gap: 12px; flex-wrap: wrap; }
.bui-PluginHeader .bui-PluginHeaderToolbarContent { gap: 12px; padding: 0; }
.bui-PluginHeader .bui-PluginHeaderToolbarIcon:has(span:empty) { display: none; }
.bui-PluginHeader .bui-PluginHeaderToolbarIcon { width: auto; height: auto; background: none; font-size: var(--odp-font-body); color: var(--odp-secondary); }
.bui-PluginHeader h1.bui-PluginHeaderToolbarName, .bui-PluginHeader li[data-current] { font-size: var(--odp-font-page); line-height: 1.3; letter-spacing: -0.1px; }
.bui-PluginHeader h1.bui-PluginHeaderToolbarName *, .bui-PluginHeader li[data-current] a { font-size: inherit; font-weight: 500; line-height: inherit; }
.bui-PluginHeader .bui-PluginHeaderToolbarControls { gap: 10px; flex-wrap: wrap; }
.bui-PluginHeader .bui-PluginHeaderTabsWrapper { border-bottom: 0; }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; }
}
`;
