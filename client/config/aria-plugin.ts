import path from 'node:path'
import aria from './aria.json'

type Components = Record<string, Record<string, string>>

interface MiniPlatform {
  runtimePath: string | string[]
  template: { mergeComponents(ctx: unknown, patch: Components): void }
}

interface BuildContext {
  registerMethod(method: { name: string; fn: (platform: MiniPlatform) => void }): void
}

/**
 * Taro leaves accessibility attributes out of the mini-program unless it is told of them: here for
 * the templates, in `aria-runtime.ts` for the names in the data. Each attribute costs bytes in every
 * template, so `aria.json` is short; it is JSON because Taro compiles a plugin's own file and no import of it.
 */
export default (ctx: BuildContext): void => {
  const attributes = Object.fromEntries(aria.attributes.map((name) => [name, '']))
  const components: Components = Object.fromEntries(aria.components.map((name) => [name, attributes]))
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => {
      platform.runtimePath = [platform.runtimePath].flat().concat(path.resolve(__dirname, 'aria-runtime.ts'))
      platform.template.mergeComponents(ctx, components)
    },
  })
}
