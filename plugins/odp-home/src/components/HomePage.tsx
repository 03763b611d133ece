import {
  CopyLinkButton,
  formatMoment,
  PageBody,
  PageHeaderActions,
  useNow,
  type HomeColumn,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment, type ReactElement } from 'react';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 372px',
    gap: 12,
    alignItems: 'start',
    '@media (max-width: 1150px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 },
  date: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** A section that a plugin brought. */
export interface HomeSection {
  id: string;
  column: HomeColumn;
  element: ReactElement;
}

function Today() {
  const classes = useStyles();
  const now = useNow(60_000);
  return <span className={classes.date}>{formatMoment(now)}</span>;
}

/** Two columns of sections: what needs a person on the left, the platform on the right. */
export function HomePage({ sections }: { sections: HomeSection[] }) {
  const classes = useStyles();
  const inColumn = (column: HomeColumn) =>
    sections
      .filter(section => section.column === column)
      .map(section => <Fragment key={section.id}>{section.element}</Fragment>);
  return (
    <PageBody>
      <PageHeaderActions>
        <Today />
        <CopyLinkButton />
      </PageHeaderActions>
      <div className={classes.columns}>
        {(['main', 'side'] as const).map(column => (
          <div key={column} className={classes.column}>
            {inColumn(column)}
          </div>
        ))}
      </div>
    </PageBody>
  );
}
