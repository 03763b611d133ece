import { capitalise, SegmentedControl } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  TOPOLOGY_VIEWS,
  type TopologyForm,
  type TopologyView,
} from './urlParams';

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
  tabs: { display: 'flex', gap: 4 },
  tab: {
    height: 38,
    padding: '2px 14px 0',
    border: 0,
    borderBottom: '2px solid transparent',
    background: 'transparent',
    font: 'inherit',
    fontSize: 13.5,
    color: 'var(--odp-secondary)',
    cursor: 'pointer',
    '&[aria-selected=true]': {
      color: 'var(--odp-text)',
      fontWeight: 500,
      borderBottomColor: 'var(--odp-primary)',
    },
  },
  form: { marginLeft: 'auto', padding: '4px 0' },
});

interface TopologyTabsProps {
  view: TopologyView;
  form: TopologyForm;
  onView: (view: TopologyView) => void;
  onForm: (form: TopologyForm) => void;
}

/** Which picture, and whether as a picture or as a table. */
export function TopologyTabs(props: TopologyTabsProps) {
  const { view, form, onView, onForm } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div role="tablist" aria-label="Views" className={classes.tabs}>
        {TOPOLOGY_VIEWS.map(name => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === view}
            className={classes.tab}
            onClick={() => onView(name)}
          >
            {capitalise(name)}
          </button>
        ))}
      </div>
      <span className={classes.form}>
        <SegmentedControl
          label="Shown as"
          value={form}
          segments={[
            { value: 'graph' as const, label: 'Graph' },
            { value: 'list' as const, label: 'List' },
          ]}
          onChange={onForm}
        />
      </span>
    </div>
  );
}
