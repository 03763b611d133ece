import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import type { CapacityStage } from '../../capacity/drawing/CapacityStage';
import {
  panBy,
  type Point,
  toUnits,
  zoomAbout,
} from '../../capacity/model/camera';
import { hitTest, type Place } from '../../capacity/model/hitTest';
import type { Picture } from '../../capacity/model/places';

/** Pixels that a pressed pointer may move and still mean a click. */
const STILL = 4;

interface MapPointerOptions {
  stage: RefObject<CapacityStage | undefined>;
  picture: Picture;
  onHover: (hovered: { place: Place; at: Point } | undefined) => void;
  onChoose: (place: Place) => void;
  /** Two clicks on a place. */
  onFit: (place: Place) => void;
}

/** Dragging pans, a click selects, two fit, the wheel zooms with Ctrl or once the map has the focus. */
export function useMapPointer(options: MapPointerOptions) {
  const { stage, picture, onHover, onChoose, onFit } = options;
  const press = useRef<{ from: Point; last: Point; moved: boolean }>();

  const pointOf = (event: {
    clientX: number;
    clientY: number;
    currentTarget: Element;
  }) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const placeAt = (point: Point) => {
    const camera = stage.current?.camera;
    return camera && hitTest(picture, toUnits(camera, point), camera.zoom);
  };
  const wheelTarget = useWheelZoom(stage);

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) {
        const point = pointOf(event);
        press.current = { from: point, last: point, moved: false };
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const point = pointOf(event);
      const pressed = press.current;
      if (!pressed) {
        const place = placeAt(point);
        onHover(place && { place, at: point });
        return;
      }
      if (
        !pressed.moved &&
        Math.hypot(point.x - pressed.from.x, point.y - pressed.from.y) > STILL
      ) {
        pressed.moved = true;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        onHover(undefined);
      }
      if (pressed.moved) {
        const { last } = pressed;
        stage.current?.move(camera =>
          panBy(camera, { x: point.x - last.x, y: point.y - last.y }),
        );
        pressed.last = point;
      }
    },
    onPointerUp: (event: PointerEvent) => {
      const pressed = press.current;
      press.current = undefined;
      const place = pressed && !pressed.moved && placeAt(pointOf(event));
      if (place) {
        onChoose(place);
      }
    },
    onPointerCancel: () => {
      press.current = undefined;
    },
    onPointerLeave: () => onHover(undefined),
    onDoubleClick: (event: MouseEvent) => {
      const place = placeAt(pointOf(event));
      if (place) {
        onFit(place);
      }
    },
    onMouseEnter: wheelTarget,
  };
}

/** Wheel handlers of React cannot keep the page from scrolling, so the map listens by itself once the pointer is on it. */
function useWheelZoom(stage: RefObject<CapacityStage | undefined>) {
  const element = useRef<Element>();
  const listener = useRef((event: Event) => {
    const { ctrlKey, metaKey, deltaY, deltaMode, clientX, clientY } =
      event as WheelEvent;
    const target = event.currentTarget as HTMLElement;
    if (!ctrlKey && !metaKey && document.activeElement !== target) {
      return;
    }
    event.preventDefault();
    const { left, top } = target.getBoundingClientRect();
    const pixels = deltaMode === 1 ? deltaY * 16 : deltaY;
    stage.current?.move(camera =>
      zoomAbout(
        camera,
        { x: clientX - left, y: clientY - top },
        Math.exp(-pixels * (ctrlKey ? 0.006 : 0.002)),
      ),
    );
  });
  useEffect(
    () => () => element.current?.removeEventListener('wheel', listener.current),
    [],
  );
  return (event: MouseEvent) => {
    if (element.current !== event.currentTarget) {
      element.current = event.currentTarget;
      element.current.addEventListener('wheel', listener.current, {
        passive: false,
      });
    }
  };
}
