import * as easel from 'glass-easel'
import { type Bundle } from '../code/bundle'
import { bridged, type Sent } from './bridge'
import { type Templates } from './templates'
import { toWeChat } from '../person/touch'
import { type Report, watched } from './watched'

type Methods = Record<string, (...given: never[]) => unknown>

/** A config as scripts hand it to `Page` or `Component`. */
export type Config = Readonly<Record<string, unknown>>

/** The rendered side of a page: its data and the nodes that its template makes of them. */
export interface View {
  readonly data: unknown
  readonly root: easel.Element
  setData(data: unknown): void
  selectComponent(selector: string): unknown
  close(): void
}

/** All that a page's template may use: the components that have been registered so far, by path. */
export interface Stage {
  define(path: string, config: Config): void
  open(path: string, page: object, config: Config): View
}

interface Options {
  readonly bundle: Bundle
  readonly templates: Templates
  readonly inward: <T>(value: T) => T
  readonly sent: (sent: Sent) => void
  readonly report: Report
  /** Told of every event that reaches a handler. */
  readonly heard: (type: string) => void
}

type Properties = Record<string, unknown>

const types: Readonly<Record<string, unknown>> = { String, Number, Boolean, Object, Array }

/** A script says `type: Object` with its own realm's `Object`; the engine compares with ours. */
const ownTypes = (properties: Properties): Properties => {
  const own = (type: unknown): unknown => (typeof type === 'function' ? types[type.name] : type)
  return Object.fromEntries(
    Object.entries(properties).map(([name, given]) => [
      name,
      typeof given === 'object' && given !== null ? { ...given, type: own((given as { type?: unknown }).type) } : own(given),
    ]),
  )
}

export function openStage({ bundle, templates, inward, sent, report, heard }: Options): Stage {
  const space = new easel.ComponentSpace()
  const backend = new easel.EmptyBackendContext()

  /** Handlers get WeChat's plain event, never the engine's own. */
  const withEvents = (methods: Methods): Methods =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        function (this: unknown, ...given: never[]): unknown {
          const [first, ...rest] = given as unknown[]
          const call = (argument: unknown): unknown =>
            (method as (...all: unknown[]) => unknown).call(this, argument, ...rest)
          if (!(first instanceof easel.Event)) return call(first)
          heard(first.getEventName())
          return call(inward(toWeChat(first)))
        },
      ]),
    )

  const using = (path: string): Record<string, string> =>
    Object.fromEntries(Object.entries(bundle.components(path)).map(([tag, to]) => [tag, `/${to}`]))

  return {
    define(path, config) {
      const created = (config.lifetimes as { created?: () => void } | undefined)?.created ?? config.created
      space.defineComponent({
        ...config,
        is: path,
        using: using(path),
        properties: ownTypes((config.properties ?? {}) as Properties) as easel.typeUtils.PropertyList,
        template: templates.of(path),
        methods: withEvents((config.methods ?? {}) as Methods),
        lifetimes: {
          ...(config.lifetimes as object | undefined),
          created(this: easel.GeneralComponent) {
            const own = this.setData.bind(this)
            this.setData = (data: unknown) => own(bridged(data, sent) as Record<string, unknown>)
            if (typeof created === 'function') created.call(this)
          },
        },
      })
    },

    open(path, page, config) {
      const methods = Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value === 'function'))
      const definition = space.defineComponent({
        using: using(path),
        template: templates.of(path),
        data: JSON.parse(JSON.stringify(config.data ?? {})) as Record<string, unknown>,
        methods: withEvents(methods as Methods),
      })
      const root = watched(report, path, () => {
        const made = easel.Component.createWithContext('page', definition.general(), backend)
        made.setMethodCaller(page as never)
        easel.Element.pretendAttached(made)
        return made
      })
      return {
        root: root.shadowRoot as easel.Element,
        get data() {
          return root.data
        },
        setData: (data) => watched(report, path, () => root.setData(bridged(data, sent) as Record<string, unknown>)),
        selectComponent: (selector) => {
          const found = (root.shadowRoot as easel.ShadowRoot).querySelector(selector)
          return found === null ? null : (found.asGeneralComponent()?.getMethodCaller() ?? null)
        },
        close: () => easel.Element.pretendDetached(root),
      }
    },
  }
}
