export default definePageConfig({ navigationBarTitleText: '请假例外' })
