import type * as easel from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import { type Bundle } from '../code/bundle'

/** The page and component templates of a bundle, compiled by WeChat's open engine. */
export interface Templates {
  /** What the compiler complains of, as `file: message`. */
  readonly warnings: readonly string[]
  /** The compiled template of a page or component, for `defineComponent`. */
  of(path: string): easel.template.ComponentTemplate
}

interface Complaint {
  readonly message: string
  readonly startLine: number
}

const compiled = new Map<string, Templates>()

/** Compiles every template once per bundle and process. */
export function templatesOf(bundle: Bundle): Templates {
  const known = compiled.get(bundle.root)
  if (known !== undefined) return known
  const templates = compile(bundle)
  compiled.set(bundle.root, templates)
  return templates
}

function compile(bundle: Bundle): Templates {
  const group = new TmplGroup()
  const warnings: string[] = []
  for (const file of bundle.files('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), bundle.read(file))
  for (const file of bundle.files('.wxml')) {
    const complaints = group.addTmpl(file.slice(0, -'.wxml'.length), bundle.read(file)) as Complaint[]
    warnings.push(...complaints.map((one) => `${file}:${one.startLine + 1} ${one.message}`))
    const imports = group.getDirectDependencies(file.slice(0, -'.wxml'.length)) as string[]
    const missing = imports.filter((path) => !bundle.has(`${path}.wxml`))
    warnings.push(...missing.map((path) => `${file} imports ${path}.wxml, which is not there`))
  }
  const groupList = new Function(`return ${group.getTmplGenObjectGroups()}`)() as easel.template.ProcGenGroupList
  group.free()
  return {
    warnings,
    of: (path) => {
      const content = groupList[path]
      if (content === undefined) throw new Error(`${path}.wxml 没有编译出来`)
      // WeChat's nodes take `bindtap` as well as `bind:tap`; the engine knows the former only when it is told.
      return { groupList, content, fallbackListenerOnNativeNode: true }
    },
  }
}
