import {
  capitalise,
  PageTabs,
  SegmentedControl,
} from '@internal/plugin-odp-react';
import {
  TOPOLOGY_VIEWS,
  type TopologyForm,
  type TopologyView,
} from './urlParams';

interface TopologyTabsProps {
  view: TopologyView;
  form: TopologyForm;
  onView: (view: TopologyView) => void;
  onForm: (form: TopologyForm) => void;
}

/** Which picture, and whether as a picture or as a table. */
export function TopologyTabs(props: TopologyTabsProps) {
  const { view, form, onView, onForm } = props;
  return (
    <PageTabs
      label="Views"
      value={view}
      tabs={TOPOLOGY_VIEWS.map(name => ({
        value: name,
        label: capitalise(name),
      }))}
      onChange={onView}
    >
      <SegmentedControl
        label="Shown as"
        value={form}
        segments={[
          { value: 'graph' as const, label: 'Graph' },
          { value: 'list' as const, label: 'List' },
        ]}
        onChange={onForm}
      />
    </PageTabs>
  );
}
