export default definePageConfig({ navigationBarTitleText: '谁学完了' })
