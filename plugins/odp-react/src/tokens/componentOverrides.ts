import type { UnifiedThemeOptions } from '@backstage/theme';
import { odpFont, odpRadius, odpSize, type OdpColours } from './tokens';

/** How the Material UI components of the framework's pages look, from the tokens. */
export function componentOverrides(
  colours: OdpColours,
): UnifiedThemeOptions['components'] {
  const border = `1px solid ${colours.line}`;
  return {
    MuiCssBaseline: {
      styleOverrides: { body: { fontSize: `${odpFont.body}px` } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          textTransform: 'none',
          minHeight: odpSize.button,
          padding: '0 12px',
          fontSize: 12.5,
          fontWeight: 500,
          borderRadius: odpRadius.normal,
        },
        sizeSmall: { minHeight: odpSize.buttonInPanel, padding: '0 9px' },
      },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          textTransform: 'none',
          letterSpacing: 'normal',
          color: colours.secondary,
          fontSize: 13.5,
          '&:hover': { background: colours.hover, color: colours.text },
          '&.Mui-selected': { color: colours.text, fontWeight: 500 },
        },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          padding: '6px 8px',
          fontSize: 12.5,
          lineHeight: 1.4,
          borderBottom: `1px solid ${colours.lineSubtle}`,
        },
        sizeSmall: { padding: '4px 8px' },
        head: {
          fontSize: 11.5,
          fontWeight: 500,
          color: colours.secondary,
          borderBottom: border,
        },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: { '&:nth-of-type(odd)': { backgroundColor: 'inherit' } },
      },
    },
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'unset' },
        rounded: { borderRadius: odpRadius.normal },
        elevation1: { boxShadow: colours.shadow, border },
        elevation2: { boxShadow: colours.shadow, border },
      },
    },
    MuiChip: {
      styleOverrides: {
        root: { height: 20, margin: 0, borderRadius: 10 },
        label: { fontSize: 11.5 },
      },
    },
    BackstageSidebarItem: {
      styleOverrides: {
        root: { height: 40, fontSize: 13.5 },
        label: { fontWeight: 400, fontSize: 'inherit' },
        itemIcon: { fontSize: 13.5 },
        iconContainer: {
          width: 54,
          marginRight: 0,
          paddingLeft: 20,
          justifyContent: 'flex-start',
        },
        secondaryAction: {
          width: 'auto',
          marginRight: 20,
          fontSize: odpFont.smallest,
        },
      },
    },
    BackstageHeader: {
      styleOverrides: {
        header: {
          backgroundImage: 'none',
          backgroundColor: colours.paper,
          boxShadow: 'none',
          borderBottom: border,
          padding: '10px 24px',
        },
        title: { fontSize: odpFont.page, fontWeight: 500, color: colours.text },
        subtitle: { color: colours.secondary },
        type: { color: colours.secondary },
      },
    },
    BackstageTableHeader: {
      styleOverrides: {
        header: {
          padding: '6px 8px',
          fontSize: 11.5,
          color: colours.secondary,
          borderTop: border,
          borderBottom: border,
        },
      },
    },
  } as UnifiedThemeOptions['components'];
}
