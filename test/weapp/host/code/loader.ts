import { type Bundle } from './bundle'
import { type Realm } from './realm'
import { type Config, type Stage } from '../page/view'

/** Runs page and component scripts when they are first needed, with their subpackage, and keeps what they register. */
export interface Loader {
  /** Globals that the scripts call: `App`, `Page`, `Component`, `Behavior`. */
  readonly globals: Readonly<Record<string, unknown>>
  attach(realm: Realm, stage: Stage): void
  app(): Config
  page(path: string): Config
}

export function openLoader(bundle: Bundle): Loader {
  let realm: Realm
  let stage: Stage
  let registered: Config | undefined
  let app: Config | undefined
  const pages = new Map<string, Config>()
  const components = new Set<string>()

  const register = (config: Config): void => void (registered = config)

  const run = (path: string, by: string): Config => {
    registered = undefined
    realm.run(`${path}.js`)
    if (registered === undefined) throw new Error(`${path}.js 没有调用 ${by}()`)
    return registered
  }

  const needComponents = (path: string): void => {
    for (const component of Object.values(bundle.components(path))) {
      if (components.has(component)) continue
      components.add(component)
      stage.define(component, run(component, 'Component'))
      needComponents(component)
    }
  }

  return {
    globals: {
      App: (config: Config) => void (app = config),
      Page: register,
      Component: register,
      Behavior: (config: Config) => config,
    },
    attach(inRealm, onStage) {
      realm = inRealm
      stage = onStage
    },
    app() {
      if (app === undefined) {
        realm.run('app.js')
        if (app === undefined) throw new Error('app.js 没有调用 App()')
      }
      return app
    },
    page(path) {
      const known = pages.get(path)
      if (known !== undefined) return known
      if (!bundle.pages.includes(path)) throw new Error(`app.json 里没有页面 ${path}`)
      needComponents(path)
      const config = run(path, 'Page')
      pages.set(path, config)
      return config
    },
  }
}
