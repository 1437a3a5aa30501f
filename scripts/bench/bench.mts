import { parseArgs } from 'node:util'
import { bring, root } from '../targets.mjs'
import { bench, median, type OurRound, type Result, type Round } from './bench'

const usage = `npm run bench [-- 选项]

一次运行里比三样：什么都不做的回声、只守承诺的理想服务、本平台（页面 → 网关 → 云函数 → SDK → 数据库，落盘）。
每人的请求都发两次。退出码只看对不对：全部存下、两次的回执相同、数据库调用的次数；快慢只供人看。

  --members N      人数，默认 1000
  --connections N  连接数，默认 200
  --rounds N       轮数，默认 5（另有一轮预热）
  --json           只输出一行 JSON`

const options = {
  members: { type: 'string', default: '1000' },
  connections: { type: 'string', default: '200' },
  rounds: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

async function main(): Promise<number> {
  const { values } = parseArgs({ options })
  if (values.help) return print(usage, 0)
  const [members, connections, rounds] = [values.members, values.connections, values.rounds].map(Number)
  if (![members, connections, rounds].every((n) => Number.isInteger(n) && n! > 0)) return print(usage, 2)
  const say = values.json ? () => {} : (line: string) => console.log(line)
  for (const target of ['functions', 'local'] as const) await bring(target, (line) => console.error(line))
  const result = await bench(root, { members: members!, connections: connections!, rounds: rounds! }, say)
  return print(values.json ? JSON.stringify(result) : told(result), result.wrong.length === 0 ? 0 : 1)
}

function told({ members, connections, echo, ideal, ours, ratioToIdeal, ratioToEcho, wrong, cores, node }: Result): string {
  const row = (name: string, rounds: readonly Round[]) => {
    const of = (pick: (round: Round) => number, digits: number) => median(rounds.map(pick)).toFixed(digits)
    return `${name}  总时 ${of(({ wall }) => wall, 0)} 毫秒，p50 ${of(({ p50 }) => p50, 0)}，p99 ${of(({ p99 }) => p99, 0)}，每次 CPU ${of(({ cpu }) => cpu, 2)} 毫秒`
  }
  const each = (pick: (round: OurRound) => number, digits: number) => median(ours.map(pick)).toFixed(digits)
  const threads = ours.every((round) => round.threads)
    ? [`其中 网关 ${each((r) => r.threads!.front, 2)}，云函数 ${each((r) => r.threads!.functions, 2)}，数据库 ${each((r) => r.threads!.store, 2)} 毫秒`]
    : []
  return [
    `${members} 人各两次，${connections} 个连接，${cores} 核，Node ${node}；各轮的中位数：`,
    row('回声  ', echo),
    row('理想  ', ideal),
    row('本平台', ours),
    ...threads,
    `数据库每次收 ${each((r) => r.asked, 0)}、发 ${each((r) => r.answered, 0)} 字节；每轮调用 ${JSON.stringify(ours[0]!.calls)}`,
    `是理想的 ${ratioToIdeal.toFixed(2)} 倍，是回声的 ${ratioToEcho.toFixed(2)} 倍`,
    ...(wrong.length === 0 ? ['全部存下，两次的回执相同，调用次数相符'] : wrong),
  ].join('\n')
}

function print(text: string, code: number): number {
  console.log(text)
  return code
}

process.exitCode = await main()
