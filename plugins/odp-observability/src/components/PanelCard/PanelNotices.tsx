import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    padding: '0 16px 6px',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
    overflowWrap: 'anywhere',
    '& summary': { cursor: 'pointer' },
    '& ul': { margin: '2px 0 0', paddingLeft: 18 },
  },
});

interface PanelNoticesProps {
  /** What of the panel is not drawn. */
  notices: readonly string[];
  /** What the source and the portal warn of. */
  warnings: readonly string[];
}

/** What a picture does not show, so that it is never taken for the whole. */
export function PanelNotices({ notices, warnings }: PanelNoticesProps) {
  const classes = useStyles();
  const all = [...notices, ...warnings];
  if (all.length === 0) {
    return null;
  }
  const words = [
    notices.length > 0 ? 'Partly rendered' : undefined,
    warnings.length > 0 ? plural(warnings.length, 'warning') : undefined,
  ].filter(Boolean);
  return (
    <details className={classes.root}>
      <summary>{words.join(', ')}</summary>
      <ul>
        {all.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
