import tcb from '@cloudbase/node-sdk'
import { execFile } from 'node:child_process'
import dns from 'node:dns'
import net from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, type Case } from '../cloud'

/** The SDK does more, less, or something else than one reads into it. */
export const traps: Case[] = [
  {
    name: '陷阱一：写在事务上的 where() 写、计数、聚合都不在事务里',
    breaks: 'where-write-joins',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const tx = await db.startTransaction()
      await tx.collection(plain).add({ _id: 'b', n: 1 })
      expect(await tx.collection(plain).where({ n: 1 }).count()).toMatchObject({ total: 1 })
      expect((await tx.collection(plain).aggregate().match({ n: 1 }).end()).data).toHaveLength(1)
      await tx.collection(plain).where({ _id: 'a' }).update({ n: 2 })
      await tx.rollback(undefined)
      expect((await db.collection(plain).get()).data).toEqual([{ _id: 'a', n: 2 }])
    },
  },
  {
    name: '陷阱一：同一次调用在事务未结束时按条件写，本机云当场报错',
    breaks: 'blind-to-trap',
    localOnly: true,
    async run({ invocation, plain }) {
      const [mine, other] = [invocation('call-1'), invocation('call-2')]
      await mine.collection(plain).add({ _id: 'a', n: 1 })
      const tx = await mine.startTransaction()
      const trap = 'EMULATOR_WHERE_WRITE_IN_TRANSACTION'
      expect(await codeOf(tx.collection(plain).where({ _id: 'a' }).update({ n: 2 }))).toBe(trap)
      expect(await codeOf(mine.collection(plain).where({ _id: 'a' }).remove())).toBe(trap)
      expect(await other.collection(plain).where({ _id: 'a' }).update({ n: 3 })).toMatchObject({ updated: 1 })
      await tx.rollback(undefined)
      expect(await mine.collection(plain).where({ _id: 'a' }).update({ n: 4 })).toMatchObject({ updated: 1 })
    },
  },
  {
    name: '陷阱二：读单篇在事务外得列表，事务内得对象或 null；新增得 id；事务内 set 得 upserted',
    breaks: 'forgets-ids',
    async run({ db, plain }) {
      expect(await db.collection(plain).add({ _id: 'a' })).toMatchObject({ id: 'a' })
      expect((await db.collection(plain).add({})).id).toMatch(/^[0-9a-f]{20,}$/)
      expect((await db.collection(plain).doc('a').get()).data).toEqual([{ _id: 'a' }])
      expect((await db.collection(plain).doc('z').get()).data).toEqual([])
      const tx = await db.startTransaction()
      expect((await tx.collection(plain).doc('a').get()).data).toEqual({ _id: 'a' })
      expect((await tx.collection(plain).doc('z').get()).data).toBeNull()
      expect(await tx.collection(plain).doc('b').set({ n: 1 })).toMatchObject({ upserted: [{ _id: 'b' }] })
      expect(await tx.collection(plain).add({ _id: 'c' })).toMatchObject({ id: 'c', inserted: 1 })
      await tx.rollback(undefined)
    },
  },
  {
    name: '陷阱三：runTransaction 遇冲突立刻重来三次，不等待，仍冲突就抛出',
    breaks: 'conflict-by-another-name',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const holder = await db.startTransaction()
      await holder.collection(plain).doc('a').update({ n: 2 })
      let calls = 0
      const retried = db.runTransaction(async (tx: typeof holder) => {
        calls++
        await tx.collection(plain).doc('a').update({ n: 3 })
      })
      expect(await codeOf(retried)).toBe('DATABASE_TRANSACTION_CONFLICT')
      expect(calls).toBe(4)
      await holder.rollback(undefined)
    },
  },
  {
    name: '陷阱四：更新里的对象是逐字段合并，整体替换要用 set；undefined 的字段被丢掉',
    breaks: 'merge-replaces',
    async run({ db, plain }) {
      const doc = db.collection(plain).doc('a')
      await doc.set({ box: { keep: 1, change: 1 } })
      await doc.update({ box: { change: 2 }, gone: undefined })
      expect((await doc.get()).data).toEqual([{ _id: 'a', box: { keep: 1, change: 2 } }])
      await doc.update({ box: db.command.set({ change: 3 }) })
      expect((await doc.get()).data).toEqual([{ _id: 'a', box: { change: 3 } }])
    },
  },
  {
    name: '陷阱四：正则以另一种写法送达，照样匹配',
    breaks: 'blind-regex',
    async run({ db, plain }) {
      await db.collection(plain).add([
        { _id: 'a', name: '张一' },
        { _id: 'b', name: '李张' },
      ])
      expect((await db.collection(plain).where({ name: /^张/ }).get()).data).toMatchObject([{ _id: 'a' }])
      const anchored = db.RegExp({ regexp: '^李', options: '' })
      expect((await db.collection(plain).where({ name: anchored }).get()).data).toMatchObject([{ _id: 'b' }])
    },
  },
  {
    name: '陷阱五：有云函数的环境变量时，SDK 不去查询机器的元数据',
    breaks: 'outside-the-cloud',
    localOnly: true,
    async run({ db, plain }) {
      const asked: string[] = []
      const real = dns.lookup
      const refuse = (host: string, _options: unknown, done: (error: Error) => void) => {
        asked.push(host)
        done(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }))
      }
      dns.lookup = Object.assign(refuse, { __promisify__: real.__promisify__ }) as unknown as typeof dns.lookup
      try {
        await db.collection(plain).add({ _id: 'a' })
      } finally {
        dns.lookup = real
      }
      expect(asked.filter((host) => host.includes('metadata'))).toEqual([])
    },
  },
  {
    name: '陷阱六：keepalive 打开后，连续的请求共用一个连接',
    breaks: 'closes-connections',
    async run({ db, plain }) {
      const opened = await connections(async () => {
        for (let i = 0; i < 4; i++) await db.collection(plain).doc('a').get()
      })
      expect(opened).toBeLessThanOrEqual(1)
    },
  },
  {
    name: '陷阱七：没有密钥时，SDK 留下未处理的拒绝，请求却仍不签名地发出',
    breaks: 'demands-signature',
    localOnly: true,
    async run({ plain }) {
      const { TENCENTCLOUD_SECRETID: _, TENCENTCLOUD_SECRETKEY: __, ...environment } = process.env
      const program = join(process.cwd(), 'test/contract/unsigned.cjs')
      const { stdout } = await promisify(execFile)(process.execPath, [program, plain], { env: environment })
      expect(JSON.parse(stdout)).toEqual({ unhandled: 'INVALID_PARAM', stored: 'a' })
    },
  },
  {
    name: '陷阱八：请求失败时三秒的警告计时器不清除，SILENCE 才关得掉',
    breaks: 'not-silent',
    async run({ plain }) {
      const unreachable = tcb.init({ env: 'none', serviceUrl: 'http://127.0.0.1:1/admin' }).database()
      const timers = new Map<NodeJS.Timeout, number | undefined>()
      const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout]
      globalThis.setTimeout = ((act: () => void, after?: number) => {
        const timer = set(act, after)
        timers.set(timer, after)
        return timer
      }) as typeof setTimeout
      globalThis.clearTimeout = ((timer: NodeJS.Timeout) => {
        timers.delete(timer)
        clear(timer)
      }) as typeof clearTimeout
      try {
        await codeOf(unreachable.collection(plain).doc('a').get())
      } finally {
        globalThis.setTimeout = set
        globalThis.clearTimeout = clear
      }
      const warnings = [...timers].filter(([, after]) => after === 3000)
      for (const [timer] of warnings) clear(timer)
      expect(warnings).toHaveLength(0)
    },
  },
  {
    name: '陷阱九：不写条数只读 100 条，写得再大也只有 1000 条，都不声张',
    breaks: 'ignores-limit',
    async run({ db, plain }) {
      for (let page = 0; page < 11; page++) {
        await db.collection(plain).add(Array.from({ length: 100 }, (_, i) => ({ n: page * 100 + i })))
      }
      expect((await db.collection(plain).get()).data).toHaveLength(100)
      expect((await db.collection(plain).limit(3).get()).data).toHaveLength(3)
      expect((await db.collection(plain).limit(5000).get()).data).toHaveLength(1000)
    },
  },
  {
    name: '陷阱十：update 直接收字段，写成 { data } 就存下一个名叫 data 的字段',
    breaks: 'unwraps-data',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      await db
        .collection(plain)
        .doc('a')
        .update({ data: { n: 2 } })
      expect((await db.collection(plain).doc('a').get()).data).toEqual([{ _id: 'a', n: 1, data: { n: 2 } }])
    },
  },
  {
    name: '陷阱十一：身份随每次调用的 context 而来，交错的两次调用不会串',
    breaks: 'identity-in-environment',
    localOnly: true,
    async run({ contextOf }) {
      const [first, second] = [contextOf('openid-1'), contextOf('openid-2')]
      expect(tcb.getCloudbaseContext(first).WX_OPENID).toBe('openid-1')
      expect(tcb.getCloudbaseContext(second).WX_OPENID).toBe('openid-2')
    },
  },
]

/** How many connections are opened meanwhile. */
async function connections(act: () => Promise<void>): Promise<number> {
  const real = net.Socket.prototype.connect
  let opened = 0
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    opened++
    return (real as (...args: unknown[]) => net.Socket).apply(this, args)
  } as typeof real
  try {
    await act()
  } finally {
    net.Socket.prototype.connect = real
  }
  return opened
}
