export default definePageConfig({ navigationBarTitleText: '表决试算' })
