import { Link } from '@backstage/core-components';
import { Panel } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/AddCircleOutline';
import CategoryIcon from '@material-ui/icons/Category';
import DocsIcon from '@material-ui/icons/LibraryBooks';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: '2px 0 2px',
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: 8,
  },
  link: {
    display: 'flex',
    gap: 9,
    alignItems: 'flex-start',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    padding: '8px 9px',
    color: 'var(--odp-text) !important',
    fontSize: 12.5,
    lineHeight: 1.3,
    height: '100%',
    boxSizing: 'border-box',
    '&:hover': { background: 'var(--odp-hover)' },
    '& svg': { fontSize: 19, color: 'var(--odp-link)', flex: 'none' },
  },
  title: { display: 'block', fontWeight: 500 },
  detail: {
    display: 'block',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
  },
});

interface Way {
  to: string;
  title: string;
  detail: string;
  icon: ReactElement;
}

const WAYS: Way[] = [
  {
    to: '/create',
    title: 'Create',
    detail: 'from a template',
    icon: <AddIcon aria-hidden />,
  },
  {
    to: '/catalog',
    title: 'Catalog',
    detail: 'every part of ODP',
    icon: <CategoryIcon aria-hidden />,
  },
  {
    to: '/docs',
    title: 'Docs',
    detail: 'how it is built',
    icon: <DocsIcon aria-hidden />,
  },
];

/** Ways to start something, and to look something up. */
export function CreateSection() {
  const classes = useStyles();
  return (
    <Panel title="Create and look up">
      <ul className={classes.list}>
        {WAYS.map(way => (
          <li key={way.to}>
            <Link to={way.to} underline="none" className={classes.link}>
              {way.icon}
              <span>
                <span className={classes.title}>{way.title}</span>
                <span className={classes.detail}>{way.detail}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
