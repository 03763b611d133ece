import {
  CopyLinkButton,
  Freshness,
  PageBody,
  PageHeaderActions,
  Verdict,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { ControlsAndLimits } from './ControlsAndLimits';
import { FreshnessWords } from './FreshnessWords';
import { StatusVocabulary } from './StatusVocabulary';
import { ViewStates } from './ViewStates';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.1fr) minmax(0, 1.22fr) minmax(0, 0.9fr)',
    gap: 12,
    '@media (max-width: 1200px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** The visual specification, drawn by the kit itself. */
export function SpecificationPage() {
  const classes = useStyles();
  const [loadedAt] = useState(() => new Date(Date.now() - 4000).toISOString());
  return (
    <PageBody>
      <PageHeaderActions>
        <Freshness freshness={{ state: 'live', asOf: loadedAt }} />
        <CopyLinkButton />
      </PageHeaderActions>
      <Verdict status="failing">
        <strong>1 namespace is failing, 3 are degraded, 2 are unknown.</strong>{' '}
        execution: yaml-processor is out of memory since 13:58.
      </Verdict>
      <div className={classes.cards}>
        <StatusVocabulary />
        <FreshnessWords />
        <ControlsAndLimits />
      </div>
      <ViewStates />
    </PageBody>
  );
}
