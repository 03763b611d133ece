import type { Panel } from '@internal/plugin-odp-observability-common';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import { limitInWords } from '../../model/limits';

const useStyles = makeStyles({
  about: {
    padding: 0,
    border: 0,
    marginLeft: 4,
    background: 'transparent',
    color: 'var(--odp-secondary)',
    cursor: 'help',
    '& svg': { fontSize: 14, verticalAlign: -2 },
  },
});

/** Beside a title: the limit, and what the panel is about on hover and focus. */
export function PanelTitleHint({ panel }: { panel: Panel }) {
  const classes = useStyles();
  const { description } = panel;
  return (
    <>
      {panel.type !== 'state-timeline' && limitInWords(panel.field)}
      {description && (
        <Tooltip title={description}>
          <button
            type="button"
            className={classes.about}
            aria-label={`About ${panel.title}`}
          >
            <InfoIcon aria-hidden />
          </button>
        </Tooltip>
      )}
    </>
  );
}
