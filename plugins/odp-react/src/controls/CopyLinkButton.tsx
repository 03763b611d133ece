import CheckIcon from '@material-ui/icons/Check';
import LinkIcon from '@material-ui/icons/Link';
import { visuallyHidden } from '../layout/visuallyHidden';
import { IconButton } from './IconButton';
import { type CopyOutcome, useCopy } from './useCopy';

const labels: Record<CopyOutcome, string> = {
  none: 'Copy link to this view',
  copied: 'Link copied',
  refused: 'The browser refused; copy the address bar',
};

/** Copies the address, which holds filters and selection, so that a colleague sees the same. */
export function CopyLinkButton() {
  const [outcome, copy] = useCopy();
  return (
    <>
      <IconButton
        label={labels[outcome]}
        onClick={() => copy(window.location.href)}
      >
        {outcome === 'copied' ? (
          <CheckIcon aria-hidden />
        ) : (
          <LinkIcon aria-hidden />
        )}
      </IconButton>
      <span role="status" style={visuallyHidden}>
        {outcome === 'none' ? '' : labels[outcome]}
      </span>
    </>
  );
}
