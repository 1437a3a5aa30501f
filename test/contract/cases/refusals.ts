import type { Case, Db } from '../cloud'

type Docs = ReturnType<Db['collection']>
type Command = Db['command']

/** What is not imitated is refused by name, so that nobody builds on a guess. */
const calls: [name: string, names: string, (docs: Docs, command: Command, db: Db) => Promise<unknown>][] = [
  ['取模查询', '$mod', (docs) => docs.where({ n: { $mod: [2, 0] } }).get()],
  ['与 null 比较', 'null', (docs, _) => docs.where({ n: _.eq(null) }).get()],
  ['未锚定的正则', '$regularExpression', (docs) => docs.where({ name: /张/ }).get()],
  ['整个列表相等', '相等比较', (docs, _) => docs.where({ list: _.eq([1, 2]) }).get()],
  ['乘', '$mul', (docs, _) => docs.doc('a').update({ n: _.mul(2) })],
  ['取大', '$max', (docs, _) => docs.doc('a').update({ n: _.max(2) })],
  ['改名', '$rename', (docs, _) => docs.doc('a').update({ n: _.rename('m') })],
  ['去尾', '$pop', (docs, _) => docs.doc('a').update({ list: _.pop() })],
  ['加在头上', '$position', (docs, _) => docs.doc('a').update({ list: _.unshift([1]) })],
  ['限长的加', '$slice', (docs, _) => docs.doc('a').update({ list: _.push({ each: [3], slice: -1 }) })],
  ['对象的集合', '$addToSet', (docs, _) => docs.doc('a').update({ list: _.addToSet({ who: 'x' }) })],
  ['排除内层字段', '内层', (docs) => docs.field({ 'box.inner': false }).get()],
  ['投影操作符', '$slice', (docs, _) => docs.field({ list: _.project.slice(1) }).get()],
  ['按类型不一的字段排序', '类型不一', (docs) => docs.orderBy('mixed', 'asc').get()],
  [
    '联表',
    '$lookup',
    (docs) => docs.aggregate().lookup({ from: 'x', localField: 'a', foreignField: 'b', as: 'c' }).end(),
  ],
  ['展开', '$unwind', (docs) => docs.aggregate().unwind('$list').end()],
  ['抽样', '$sample', (docs) => docs.aggregate().sample({ size: 1 }).end()],
  [
    '聚合表达式',
    '$add',
    (docs, _) =>
      docs
        .aggregate()
        .project({ n: _.aggregate.add(['$n', 1]) })
        .end(),
  ],
  [
    '别的累加器',
    '$stdDevPop',
    (docs, _) =>
      docs
        .aggregate()
        .group({ _id: null, n: _.aggregate.stdDevPop('$n') })
        .end(),
  ],
  ['不写条数的长聚合', '$limit', (docs) => docs.aggregate().sort({ _id: 1 }).end()],
  [
    '原生条件',
    '$where',
    (docs) =>
      docs
        .options({ raw: true } as never)
        .where({ $where: 'true' })
        .get(),
  ],
]

export const refusals: Case[] = [
  ...calls.map(([name, names, call]): Case => ({
    name: `不支持${name}，指名 ${names}`,
    breaks: 'guesses-operators',
    localOnly: true,
    async run({ db, plain }) {
      const docs = db.collection(plain)
      await docs.add([
        { _id: 'a', n: 1, list: [1, 2], name: '张', mixed: 1 },
        { _id: 'b', n: 2, mixed: '1' },
      ])
      await docs.add(Array.from({ length: 20 }, (_, n) => ({ n })))
      await expect(call(docs, db.command, db)).rejects.toMatchObject({
        code: 'EMULATOR_UNSUPPORTED',
        message: expect.stringContaining(names),
      })
    },
  })),
  {
    name: '不认识的动作指名拒绝：实时推送的签名、云函数、别的数据库接口',
    breaks: 'guesses-actions',
    localOnly: true,
    async run({ app, db }) {
      type Sender = { send(action: string, data: object): Promise<unknown> }
      const Requester = (db.constructor as unknown as { reqClass: new (config: unknown) => Sender }).reqClass
      const sender = new Requester({ ...(app as unknown as { config: object }).config })
      for (const action of ['auth.wsWebSign', 'database.getInTransaction']) {
        await expect(sender.send(action, {})).rejects.toMatchObject({
          code: 'EMULATOR_UNSUPPORTED',
          message: expect.stringContaining(action),
        })
      }
      await expect(app.callFunction({ name: 'api', data: {} })).rejects.toMatchObject({ code: 'EMULATOR_UNSUPPORTED' })
    },
  },
]
