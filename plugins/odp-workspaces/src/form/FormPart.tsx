import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: 6, minWidth: 0 },
  description: {
    margin: 0,
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** What a field of a template consists of, and what its template says of it. */
export function FormPart(props: { description?: string; children: ReactNode }) {
  const { description, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {children}
      {description && <p className={classes.description}>{description}</p>}
    </div>
  );
}
