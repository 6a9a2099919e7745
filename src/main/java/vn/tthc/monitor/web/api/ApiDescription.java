package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** Head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "TTHC Monitor",
                        version = "1",
                        description = "Hồ sơ, hệ thống nguồn, sự cố và tin báo. Các giá trị liệt kê viết thường, nối"
                                + " bằng gạch dưới (auth_failed). Danh sách trả về {items, total, next}. Lỗi trả về"
                                + " application/problem+json với câu giải thích tiếng Việt. Mã truy cập có phạm vi"
                                + " read (đọc) hoặc act (ra lệnh)."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
class ApiDescription {}
