import type { Documents } from '../data/documents'
import { demand, type Need } from '../needs'
import { look } from './found'
import { openFounding } from './founding'
import type { Plan } from './plan'
import type { Manager, Wechat } from './ports'
import { steps, type Step } from './steps'

export interface Deployment {
  readonly env: string
  readonly plan: Plan
  readonly manager: Manager
  readonly wechat: Wechat
  readonly data: Documents
  readonly now: () => number
  readonly say: (line: string) => void
}

/** Whether the environment is as the plan has it; says each difference. */
export async function check({ env, plan, manager, wechat, say }: Deployment): Promise<boolean> {
  const found = await look(manager, env, plan)
  const open = steps(plan, found, { env, manager, wechat }).filter((step) => !step.always)
  const noHosting = plan.page !== undefined && !found.page
  if (noHosting) say('  静态网站托管还没有开通')
  for (const step of open) say(`  ${step.says}`)
  const same = open.length === 0 && !noHosting
  say(same ? `环境 ${env} 与方案相同（代码无法比较，部署时总是上传）` : `环境 ${env} 与方案有 ${open.length + Number(noHosting)} 处不同，如上`)
  return same
}

/**
 * Makes the environment what the plan says. Before anything is done it is known to be possible: nothing is taken away unless
 * allowed. A step that fails ends the deployment; running it again goes on from there.
 */
export async function deploy(deployment: Deployment, allowed: { readonly drop: boolean; readonly newWord: boolean }): Promise<void> {
  const { env, plan, manager, wechat, data, now, say } = deployment
  refuseUnbuilt(plan)
  const found = await look(manager, env, plan)
  if (plan.page && !found.page) demand([{ what: '静态网站托管还没有开通（不要桌面页就加 --no-page）', chapter: 'page' }])

  const all = steps(plan, found, { env, manager, wechat })
  const drops = all.filter((step) => step.drops)
  if (drops.length > 0 && !allowed.drop) {
    throw new Error(['什么都没有做，因为下面这些会删掉东西；看清楚以后加 --allow-drop：', ...drops.map(({ says }) => `  ${says}`)].join('\n'))
  }

  for (const [done, step] of all.entries()) await carryOut(step, done, all.length, say)

  const word = await openFounding(data, now(), allowed.newWord)
  if (word) {
    say('还没有管理员。开通口令（只显示这一次，只能用一次）：')
    say(`  ${word}`)
  }
  say(`环境 ${env} 部署完毕`)
}

async function carryOut({ says, run }: Step, done: number, of: number, say: (line: string) => void): Promise<void> {
  say(`${done + 1}/${of} ${says}`)
  try {
    await run()
  } catch (error) {
    const told = [`这一步没有成：${says}`, (error as Error).message, `前面 ${done} 步已经做完，后面的都没有做。改好以后再部署一次，会从这里接着做。`]
    throw new Error(told.join('\n'), { cause: error })
  }
}

function refuseUnbuilt({ functions, page }: Plan): void {
  const needs: Need[] = []
  if (functions.length === 0) needs.push({ what: '云函数（npm run build）', chapter: 'build' })
  if (page?.length === 0) needs.push({ what: '构建好的桌面页（npm run build）', chapter: 'build' })
  demand(needs)
}
