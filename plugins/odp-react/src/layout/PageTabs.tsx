import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: '0 4px',
    alignItems: 'center',
    flexWrap: 'wrap',
    padding: '0 24px',
    // Under the framework's header, as one with it.
    marginTop: -1,
    position: 'relative',
    background: 'var(--odp-paper)',
    borderBottom: '1px solid var(--odp-line)',
    fontFamily: 'var(--odp-font-family)',
  },
  tabs: { display: 'flex', flexWrap: 'wrap', gap: 4 },
  tab: {
    height: 38,
    padding: '2px 14px 0',
    border: 0,
    borderBottom: '2px solid transparent',
    background: 'transparent',
    font: 'inherit',
    fontSize: 13.5,
    color: 'var(--odp-secondary)',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    '&:hover': { color: 'var(--odp-text)' },
    '&[aria-selected=true]': {
      color: 'var(--odp-text)',
      fontWeight: 500,
      borderBottomColor: 'var(--odp-primary)',
    },
  },
  end: { marginLeft: 'auto', padding: '4px 0' },
});

/** One tab of a page. */
export interface PageTab<T extends string> {
  value: T;
  label: string;
  /** Behind the label, such as the icon of a state. */
  mark?: ReactNode;
}

/** Props of {@link PageTabs}. */
export interface PageTabsProps<T extends string> {
  /** Accessible name, such as "Views". */
  label: string;
  value: T;
  tabs: PageTab<T>[];
  onChange: (value: T) => void;
  /** At the right end of the line. */
  children?: ReactNode;
}

/** The views of a page, in a line under its header. */
export function PageTabs<T extends string>(props: PageTabsProps<T>) {
  const { label, value, tabs, onChange, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div role="tablist" aria-label={label} className={classes.tabs}>
        {tabs.map(tab => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            aria-selected={tab.value === value}
            className={classes.tab}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {tab.mark && <> {tab.mark}</>}
          </button>
        ))}
      </div>
      {children && <span className={classes.end}>{children}</span>}
    </div>
  );
}
