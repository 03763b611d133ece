import { IconButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import AspectRatioIcon from '@material-ui/icons/AspectRatio';
import ZoomInIcon from '@material-ui/icons/ZoomIn';
import ZoomOutIcon from '@material-ui/icons/ZoomOut';

const useStyles = makeStyles({
  root: { display: 'flex', gap: 4, marginLeft: 'auto' },
});

/** Scales that the buttons go through. */
const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2];

interface ZoomButtonsProps {
  scale: number;
  /** The scale at which everything is on screen, asked for when it is wanted. */
  whole: () => number;
  onScale: (scale: number) => void;
}

/** Makes the picture smaller, larger, or small enough to be seen at once. */
export function ZoomButtons({ scale, whole, onScale }: ZoomButtonsProps) {
  const classes = useStyles();
  const smaller = [...STEPS].reverse().find(step => step < scale);
  const larger = STEPS.find(step => step > scale);
  return (
    <div className={classes.root} role="group" aria-label="Size of the picture">
      <IconButton label="Smaller" onClick={() => onScale(smaller ?? scale)}>
        <ZoomOutIcon aria-hidden />
      </IconButton>
      <IconButton label="Larger" onClick={() => onScale(larger ?? scale)}>
        <ZoomInIcon aria-hidden />
      </IconButton>
      <IconButton
        label={scale === 1 ? 'Whole picture' : 'Readable size'}
        onClick={() => onScale(scale === 1 ? whole() : 1)}
      >
        <AspectRatioIcon aria-hidden />
      </IconButton>
    </div>
  );
}
