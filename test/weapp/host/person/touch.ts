import * as easel from 'glass-easel'

type Detail = Readonly<Record<string, unknown>>
type Happening = easel.Event<unknown> & { target?: unknown; currentTarget?: unknown; mark?: unknown }

/** These rise from the node that was touched to the page; all others stay where they happen. */
const bubbling = new Set(['touchstart', 'touchmove', 'touchend', 'touchcancel', 'tap', 'longpress'])

const touches = new Set(['touchstart', 'touchmove', 'touchend', 'touchcancel', 'tap', 'longpress'])

/** Makes an event happen at a node: it goes to the handlers that the template binds, as WeChat's view layer does. */
export function happen(element: easel.Element, type: string, detail: Detail = {}): void {
  const bubbles = bubbling.has(type)
  easel.triggerEvent(element, type, detail, { bubbles, composed: bubbles, capturePhase: true })
}

/** The plain object that WeChat hands to a handler for the engine's event. */
export function toWeChat(event: Happening): Detail {
  const finger = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 }
  return {
    type: event.getEventName(),
    timeStamp: event.timeStamp,
    target: standing(event.target),
    currentTarget: standing(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail ?? {},
    ...(touches.has(event.getEventName()) ? { touches: [finger], changedTouches: [finger] } : {}),
  }
}

const standing = (target: unknown): Detail =>
  target instanceof easel.Element
    ? { id: target.id, offsetLeft: 0, offsetTop: 0, dataset: { ...(target.dataset as object) } }
    : { id: '', offsetLeft: 0, offsetTop: 0, dataset: {} }
