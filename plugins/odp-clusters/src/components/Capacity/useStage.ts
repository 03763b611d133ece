import { usePrefersReducedMotion } from '@internal/plugin-odp-react';
import { useTheme } from '@material-ui/core/styles';
import {
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { CapacityStage } from '../../capacity/drawing/CapacityStage';
import { createPalette } from '../../capacity/drawing/palette';
import type { Scene } from '../../capacity/drawing/Scene';
import type { Camera } from '../../capacity/model/camera';

/** Pixels of the page. */
const LEAST_HEIGHT = 420;
/** What stands under the map: its foot and the end of the page. */
const BELOW = 68;

interface StageOptions {
  root: RefObject<HTMLElement>;
  canvas: RefObject<HTMLCanvasElement>;
  onCamera: (camera: Camera) => void;
  /** The browser gives no canvas to draw on. */
  onNoCanvas: () => void;
}

/** The stage on a canvas, as large as its element; `undefined` until the canvas is there. */
export function useStage(
  scene: Scene,
  options: StageOptions,
): RefObject<CapacityStage | undefined> {
  const { root, canvas } = options;
  const stage = useRef<CapacityStage>();
  const reducedMotion = usePrefersReducedMotion();
  const latest = useRef({ ...options, reducedMotion });
  latest.current = { ...options, reducedMotion };

  useLayoutEffect(() => {
    const pen = canvas.current!.getContext('2d');
    if (!pen) {
      latest.current.onNoCanvas();
      return undefined;
    }
    const created = CapacityStage.create({
      canvas: canvas.current!,
      pen,
      onCamera: camera => latest.current.onCamera(camera),
      mayTravel: () => !latest.current.reducedMotion,
    });
    stage.current = created;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = root.current!;
      created.resize({ width, height }, window.devicePixelRatio || 1);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(root.current!);
    return () => {
      observer.disconnect();
      created.stop();
      stage.current = undefined;
    };
  }, [root, canvas]);

  const mode = useTheme().palette.type;
  const palette = useMemo(
    () => createPalette(mode, scene.scale),
    [mode, scene.scale],
  );
  useLayoutEffect(() => {
    stage.current?.setPalette(palette);
  }, [palette]);
  useLayoutEffect(() => {
    stage.current?.setScene(scene);
  }, [scene]);
  return stage;
}

/** The height that the window leaves below the upper edge of an element, in pixels; measured when the window changes, not when something above grows. */
export function useHeightBelow(root: RefObject<HTMLElement>): number {
  const [height, setHeight] = useState(LEAST_HEIGHT);
  useLayoutEffect(() => {
    const fill = () => {
      const top = root.current!.getBoundingClientRect().top + window.scrollY;
      setHeight(
        Math.max(LEAST_HEIGHT, Math.round(window.innerHeight - top - BELOW)),
      );
    };
    fill();
    window.addEventListener('resize', fill);
    return () => window.removeEventListener('resize', fill);
  }, [root]);
  return height;
}
