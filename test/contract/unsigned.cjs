/** A program without keys: says which rejection nobody handled, and whether the document was stored all the same. */
const tcb = require('@cloudbase/node-sdk')

let unhandled
process.on('unhandledRejection', (error) => (unhandled = error.code))

const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database()
db.collection(process.argv[2])
  .add({ _id: 'a' })
  .then(
    ({ id }) => id,
    (error) => error.code,
  )
  .then((stored) => console.log(JSON.stringify({ unhandled, stored })))
