import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { operations } from 'shared/operations'
import { listed } from './operation-list'

/** `npm run docs` writes the generated pages; with `--check` it only says whether they are up to date. */
const root = join(__dirname, '..')
const file = join(root, 'docs', 'generated', 'operations.md')

const domains = [...new Set(operations.map(({ name }) => name.split('.')[0]!))]

const section = (operation: (typeof operations)[number]): string => {
  const { name, kind, needs, says, input, output } = listed(operation)
  return `### ${name}\n\n${says}。${kind}，${needs}。\n\n- 输入 \`${input}\`\n- 输出 \`${output}\`\n`
}

const page = `# 全部操作

由 \`npm run docs\` 从 \`shared/operations.ts\` 写成，不要手改。「能力」由章程按职务授予，见 \`shared/charter\`。

${domains
  .map((domain) => {
    const own = operations.filter(({ name }) => name.startsWith(`${domain}.`))
    return `## ${domain}\n\n${own.map(section).join('\n')}`
  })
  .join('\n')}`

const current = existsSync(file) ? readFileSync(file, 'utf8') : ''
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, page)
} else if (current !== page) {
  console.error(`${relative(root, file)} 已过时，请运行 npm run docs`)
  process.exitCode = 1
}
